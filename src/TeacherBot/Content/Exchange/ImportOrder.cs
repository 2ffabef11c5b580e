using System.Collections.Immutable;
using System.Text;
using TeacherBot.Content.Banks;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Content.Exchange;

/// <summary>What an author asked for: which file, under which name, where to.</summary>
/// <param name="Id">Null: as the file says.</param>
/// <param name="Out">Null: among the instruments of the content folder.</param>
internal sealed record ImportOrder(string File, string Content, string? Id, string? Out)
{
    public required DateOnly Today { get; init; }

    public bool Force { get; init; }

    public string FolderOf(string id) => Out ?? Path.Combine(Content, "common", "instruments", id);

    /// <summary>Why the target is not free; null when it is. Only a bank may be replaced: any other folder with files stays as it is.</summary>
    public string? Occupied(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "instrument.yml"))
            ? Force ? null : $"В папке {folder} уже есть вопросник. Назовите другую (--out), другое имя (--id) или замените его (--force)."
            : Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()
            ? $"Папка {folder} не пуста, и вопросника в ней нет. Назовите другую (--out): чужие файлы не трогаем."
            : null;

    public ImmutableArray<PublishedFile> Pictures(Bank bank)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(File))!;
        return [.. bank.Pictures.Where(p => Path.GetFileName(p) == p && p.EndsWith(".png", StringComparison.Ordinal) && System.IO.File.Exists(Path.Combine(beside, p)))
            .Where(p => new FileInfo(Path.Combine(beside, p)).Length < 10_000_000)
            .Select(p => PublishedFile.Of(InstrumentReader.Root + bank.Id + "/" + p, System.IO.File.ReadAllBytes(Path.Combine(beside, p))))];
    }

    /// <summary>The bytes asked for, unless there are too many to be an item bank.</summary>
    public byte[] Read(int maximum)
    {
        if (!System.IO.File.Exists(File))
        {
            throw new VerbFailure(ExitCode.Failed, $"Файла {File} нет; проверьте имя и папку.");
        }

        return new FileInfo(File).Length > maximum
            ? throw new VerbFailure(ExitCode.Failed, $"{File}: файл больше {maximum / 1024 / 1024} МБ; уберите из него лишнее.")
            : System.IO.File.ReadAllBytes(File);
    }

    /// <summary>Writes the bank; what a replaced bank leaves behind goes, except computed keys and pictures still shown.</summary>
    public void Write(Bank bank, ImmutableArray<PublishedFile> pictures)
    {
        var folder = FolderOf(bank.Id);
        Directory.CreateDirectory(folder);
        var files = BankYaml.Files(bank).ToList();
        foreach (var file in files)
        {
            System.IO.File.WriteAllText(Path.Combine(folder, file.Path), file.Yaml.Text, new UTF8Encoding(false));
        }

        foreach (var picture in pictures)
        {
            System.IO.File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(picture.Path)), [.. picture.Bytes]);
        }

        // Last, so that a write that breaks off has lost nothing.
        var own = files.Select(f => f.Path).ToHashSet();
        foreach (var old in Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".yml" or ".png"))
        {
            if (!own.Contains(Path.GetFileName(old)) && !ImportCheck.Stays(Path.GetFileName(old), bank))
            {
                System.IO.File.Delete(old);
            }
        }
    }
}
