using System.Text;
using TeacherBot.Content;
using TeacherBot.Core.Content;

namespace TeacherBot.Tests.Content;

public class PublishedContentTests
{
    private static ContentResult.Loaded Good(string? root = null) =>
        Assert.IsType<ContentResult.Loaded>(ContentLoader.Load(root ?? SampleFolder.GoodPath, SampleFolder.Today));

    private static Func<string, byte[]?> Kept(ContentResult.Loaded loaded)
    {
        var files = loaded.Files.DistinctBy(f => f.Hash).ToDictionary(f => f.Hash, f => f.Bytes.ToArray());
        return hash => files.GetValueOrDefault(hash);
    }

    [Fact]
    public void Same_files_elsewhere_have_the_same_hashes()
    {
        using var folder = new SampleFolder();

        var (here, there) = (Good(), Good(folder.Root));

        Assert.Equal(here.Catalog.Hash, there.Catalog.Hash);
        Assert.Equal(here.Catalog.Instruments.Select(i => i.Ref), there.Catalog.Instruments.Select(i => i.Ref));
        Assert.Equal(here.Catalog.Hash, ContentLoader.HashOf(folder.Root));
    }

    [Fact]
    public void Another_item_changes_its_instrument_and_no_other()
    {
        using var folder = new SampleFolder();
        folder.Replace("common/instruments/algebra/ALG.yml", "половину числа 5", "половину от числа 5");

        var (before, after) = (Good().Catalog, Good(folder.Root).Catalog);

        Assert.NotEqual(before.FindInstrument("algebra")!.Ref.Hash, after.FindInstrument("algebra")!.Ref.Hash);
        Assert.Equal(before.FindInstrument("worries")!.Ref.Hash, after.FindInstrument("worries")!.Ref.Hash);
        Assert.NotEqual(before.Hash, after.Hash);
    }

    [Fact]
    public void Picture_of_an_item_is_published_and_named_by_its_hash()
    {
        using var folder = new SampleFolder();
        folder.Break(Path.Combine(SampleFolder.BrokenPath, "picture-missing.txt"));
        File.WriteAllBytes(folder.PathOf("common/instruments/algebra/put.png"), [1, 2, 3]);

        var loaded = Good(folder.Root);

        var item = Assert.Single(loaded.Catalog.FindInstrument("algebra")!.Items, i => i.Picture is not null);
        Assert.Equal([1, 2, 3], Kept(loaded)(item.PictureHash!));
    }

    [Fact]
    public void Forms_of_one_version_have_their_own_items_and_hashes_and_come_back_apart()
    {
        using var folder = new SampleFolder();
        AddSecondForm(folder);

        var loaded = Good(folder.Root);
        var first = loaded.Catalog.FindInstrument("algebra")!;
        var second = Assert.Single(first.OtherForms);

        Assert.Equal(["ALG-1", "ALG-2", "ALG-3"], first.Items.Select(i => i.Triad).Distinct());
        Assert.Equal(["ALG-1", "ALG-3", "ALG-4"], second.Items.Select(i => i.Triad).Distinct());
        Assert.Equal(Enumerable.Range(0, 9), second.Items.Select(i => i.Index));
        Assert.NotEqual(first.Ref.Hash, second.Ref.Hash);
        foreach (var form in first.Forms)
        {
            var restored = ContentLoader.RestoreInstrument(form.Ref.Hash, Kept(loaded));
            Assert.Equal(form.Ref, restored.Ref);
            Assert.Equal(form.Items.Select(i => i.Id), restored.Items.Select(i => i.Id));
            Assert.Equal(form.Ref, loaded.Catalog.Pinned(form.Ref).Ref);
        }
    }

    // ALG-4 is a copy of ALG-2 in another place; ALG-1 and ALG-3 link the forms.
    private static void AddSecondForm(SampleFolder folder)
    {
        const string File = "common/instruments/algebra/ALG.yml";
        folder.Replace("common/instruments/algebra/instrument.yml", "form: A", "forms: { A: [1, 2, 3], B: [1, 3, 4] }");
        var text = System.IO.File.ReadAllText(folder.PathOf(File));
        var second = text[text.IndexOf("  - id: ALG-2\n", StringComparison.Ordinal)..text.IndexOf("  - id: ALG-3\n", StringComparison.Ordinal)];
        System.IO.File.AppendAllText(folder.PathOf(File), second.Replace("ALG-2", "ALG-4", StringComparison.Ordinal));
        folder.Replace(File, "    teaching: true\n", "    teaching: true\n    anchor: true\n");
        folder.Replace(File, "    element: график читают по осям\n", "    element: график читают по осям\n    anchor: true\n");
    }

    [Fact]
    public void Another_text_under_a_published_version_is_refused()
    {
        using var folder = new SampleFolder();
        folder.Replace("common/instruments/algebra/ALG.yml", "половину числа 5", "половину от числа 5");
        var published = Good().Catalog.Instruments.Select(i => i.Ref).ToList();

        var broken = Assert.IsType<ContentResult.Broken>(ContentLoader.Load(folder.Root, SampleFolder.Today, published));

        Assert.Equal(
            "common/instruments/algebra/instrument.yml:2: задания изменены, а версия 1 уже опубликована; поставьте следующую",
            Assert.Single(broken.Problems).ToString());
    }

    [Fact]
    public void Pinned_instrument_comes_back_from_stored_bytes()
    {
        var loaded = Good();
        var instrument = loaded.Catalog.FindInstrument("algebra")!;

        var restored = ContentLoader.RestoreInstrument(instrument.Ref.Hash, Kept(loaded));

        Assert.Equal(instrument.Ref, restored.Ref);
        Assert.Equal(2, loaded.FilesOf(instrument.Ref).Length);
        Assert.All(loaded.FilesOf(instrument.Ref), hash => Assert.NotNull(Kept(loaded)(hash)));
        Assert.Equal(instrument.Items.Select(i => (i.Id, i.Stem, i.Explanation)), restored.Items.Select(i => (i.Id, i.Stem, i.Explanation)));
    }

    [Fact]
    public void Last_good_folder_comes_back_from_stored_bytes_even_after_items_expired()
    {
        var loaded = Good();

        var restored = Assert.IsType<ContentResult.Loaded>(ContentLoader.Restore(loaded.Catalog.Hash, Kept(loaded)));

        Assert.Equal(loaded.Catalog.Hash, restored.Catalog.Hash);
        Assert.Equal(loaded.Catalog.Instruments.Select(i => i.Ref), restored.Catalog.Instruments.Select(i => i.Ref));
    }

    [Fact]
    public void Stored_bytes_that_were_changed_are_refused()
    {
        var loaded = Good();
        var find = Kept(loaded);
        var hash = loaded.Catalog.FindInstrument("algebra")!.Ref.Hash;

        Assert.Throws<InvalidDataException>(() => ContentLoader.RestoreInstrument(hash, h => h == hash ? find(h) : [1]));
        Assert.Throws<InvalidDataException>(() => ContentLoader.RestoreInstrument(hash, _ => null));
    }

    [Fact]
    public void Consent_is_kept_by_the_hash_of_its_rendered_words()
    {
        var loaded = Good();
        var town = loaded.Catalog.Municipalities["town"];
        var consent = town.Consents["processing"];

        var kept = Encoding.UTF8.GetString(Kept(loaded)(consent.Hash)!);

        Assert.Equal($"{consent.Title}\n\n{consent.Text}", kept);
        Assert.Contains(town.Operator, kept, StringComparison.Ordinal);
        Assert.DoesNotContain('{', kept);
    }

    [Fact]
    public void Files_become_the_catalogue_the_core_works_with()
    {
        var catalog = Good().Catalog;
        var algebra = catalog.FindInstrument("algebra")!;
        var town = catalog.Municipalities["town"];

        Assert.Equal(Enumerable.Range(0, 9), algebra.Areas.Single().Items);
        Assert.Equal("ALG-2", algebra.Items[4].Triad);
        Assert.Equal("заметка «От чего процент?»", algebra.Items[4].NextStep);
        Assert.Equal(0, Assert.Single(algebra.TryItems));
        Assert.Equal("школа № 2 березка", town.FindSchool("school-2")!.Folded);
        Assert.Equal(new SchoolStatus(2025, true, false), Assert.Single(town.FindSchool("school-1")!.Statuses));
        Assert.Equal(TimeSpan.FromHours(3), catalog.Events.Single().StartsAt.Offset);
        Assert.Equal(Privacy.Personal, catalog.Texts["result.title"].Privacy);
        Assert.StartsWith("# Что потеряно", catalog.Materials[0].Body, StringComparison.Ordinal);
    }
}
