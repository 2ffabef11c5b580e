using System.Collections.Immutable;
using TeacherBot.Content.Banks;
using TeacherBot.Content.Banks.Computed;
using TeacherBot.Content.Towns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content;

/// <summary>Reads and checks a content folder, and brings back what was published earlier. Bad content is a result, not an exception.</summary>
internal static class ContentLoader
{
    private const string FolderManifest = "manifest";

    /// <param name="today">Expired items are judged by it.</param>
    /// <param name="published">Instrument versions already in use: none may come back under the same number with another text.</param>
    /// <param name="computed">Hash of a state whose keys were computed before: a restart need not do it again.</param>
    public static ContentResult Load(string path, DateOnly today, IReadOnlyCollection<InstrumentRef>? published = null, string? computed = null)
    {
        var folder = ContentFolder.OfDisk(path);
        if (computed is not null && computed == Manifest.Of(FolderManifest, folder.Published()).Hash)
        {
            KeyChecks.Trust(folder);
        }

        return Load(folder, today, published ?? []);
    }

    /// <summary>A folder in memory, such as the present one with a new bank in it.</summary>
    public static ContentResult Check(ContentFolder folder, DateOnly today) => Load(folder, today, []);

    /// <summary>Hash of the folder as it lies now, by which a change is noticed; equals the catalogue's when that was loaded from it.</summary>
    public static string HashOf(string path) => Manifest.Of(FolderManifest, ContentFolder.OfDisk(path).Published()).Hash;

    /// <summary>A state of the folder published earlier, by its hash. It was clean then, so only its structure is read now.</summary>
    public static ContentResult Restore(string hash, Func<string, byte[]?> find) =>
        Load(ContentFolder.OfFiles(Manifest.Resolve(hash, find)), null, []);

    /// <summary>An instrument version pinned by an attempt, by its hash. Throws when it is not kept.</summary>
    public static Instrument RestoreInstrument(string hash, Func<string, byte[]?> find)
    {
        var folder = ContentFolder.OfFiles(Manifest.Resolve(hash, find));
        var id = folder.FoldersUnder(InstrumentReader.Root).Single();
        var draft = new InstrumentReader(folder).Read(id)
            ?? throw new InvalidDataException($"Published instrument {id} {hash} cannot be read.");
        var form = folder.Text(InstrumentReader.Root + id + "/" + InstrumentReader.FormFile);
        return draft.Instrument.Forms.First(f => form is null || f.Ref.Form == form);
    }

    private static ContentResult Load(ContentFolder folder, DateOnly? today, IReadOnlyCollection<InstrumentRef> published)
    {
        if (folder.Problems.Count > 0)
        {
            return new ContentResult.Broken([.. folder.Problems.Sorted()]);
        }

        var words = AreaWords.Read(folder);
        var texts = TextsReader.Read(folder);
        var drafts = Instruments(folder);
        var materials = new MaterialsReader(folder, words, today ?? DateOnly.MaxValue);
        var common = materials.Read("common/", null);
        var towns = new TownsReader(folder, words, materials).Read();
        if (today is { } day)
        {
            Check(folder, words, drafts, day, published);
            var ids = towns.Municipalities.Keys.ToImmutableArray();
            if (folder.Problems.Count == 0)
            {
                Coverage.Check(drafts, words, [.. common, .. towns.Materials], towns.Events, ids, day);
            }
        }
        else
        {
            KeyChecks.Trust(folder);
        }

        folder.CloseFolder();
        return folder.Problems.Count > 0
            ? new ContentResult.Broken([.. folder.Problems.Sorted()])
            : Loaded(folder, words, texts, drafts, towns with { Materials = [.. common, .. towns.Materials] });
    }

    private static ImmutableArray<InstrumentDraft> Instruments(ContentFolder folder)
    {
        var reader = new InstrumentReader(folder);
        var ids = folder.FoldersUnder(InstrumentReader.Root);
        if (ids.IsEmpty)
        {
            folder.Problems.Add("common/instruments", 1, "нет ни одного вопросника; добавьте папку с instrument.yml");
        }

        return [.. ids.Select(reader.Read).OfType<InstrumentDraft>()];
    }

    private static void Check(
        ContentFolder folder, AreaWords words, ImmutableArray<InstrumentDraft> drafts, DateOnly today, IReadOnlyCollection<InstrumentRef> published)
    {
        var checks = new InstrumentChecks(words, today);
        foreach (var draft in drafts)
        {
            var before = folder.Problems.Count;
            checks.Check(draft);
            if (draft.Whole && folder.Problems.Count == before)
            {
                AuthorTests.Run(draft);
                KeyChecks.Run(folder, draft);
            }
            else
            {
                KeyChecks.Trust(folder, draft.Instrument.Id);
            }

            var now = draft.Instrument.Ref;
            if (draft.Instrument.Forms.Any(f => published.Any(p => p.Id == f.Id && p.Version == f.Ref.Version && p.Form == f.Ref.Form && p.Hash != f.Ref.Hash)))
            {
                draft.At.ProblemAt("version", $"задания изменены, а версия {now.Version} уже опубликована; поставьте следующую");
            }
        }
    }

    private static ContentResult.Loaded Loaded(
        ContentFolder folder, AreaWords words, ImmutableDictionary<string, MessageText> texts, ImmutableArray<InstrumentDraft> drafts, Towns.Towns towns)
    {
        var manifest = Manifest.Of(FolderManifest, folder.Published());
        var order = words.Subjects.Select(s => s.Id).ToList();
        ImmutableArray<Instrument> instruments = [.. drafts.Select(d => d.Instrument)
            .OrderBy(i => i.Subject is { } s ? order.IndexOf(s) : order.Count).ThenBy(i => i.Id, StringComparer.Ordinal)];
        var catalog = new Catalog
        {
            Hash = manifest.Hash,
            Texts = texts,
            Subjects = words.Subjects,
            Areas = words.Areas,
            Instruments = instruments,
            Published = instruments.SelectMany(i => i.Forms).ToImmutableDictionary(i => i.Ref.Hash),
            Municipalities = towns.Municipalities,
            Materials = towns.Materials,
            Events = towns.Events,
            Indicators = towns.Indicators,
            Criteria = towns.Criteria,
            Registers = towns.Registers,
        };
        return new(catalog, [.. folder.Published(), .. folder.Manifests, manifest])
        {
            Statistics = [.. drafts.Select(InstrumentStatistics.Of)],
        };
    }
}
