using System.Security.Cryptography;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>The picture or file that goes with a broadcast from the shell: a PNG or JPEG is shown, anything else is a file.</summary>
internal sealed record BroadcastAttachment(string Name, string Hash, byte[] Bytes)
{
    public static BroadcastAttachment Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > BroadcastFileDialogue.Largest)
            {
                throw new VerbFailure(ExitCode.Wrong, $"--attach {path}: больше 10 МБ; положите файл в облако и добавьте в текст кнопку со ссылкой.");
            }

            var bytes = File.ReadAllBytes(path);
            return new BroadcastAttachment(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.Wrong, $"--attach {path}: не прочитать. Если служба работает, файл читает она: проверьте, что ей он доступен.");
        }
    }

    public Message With(Message message) => PictureBytes.AreShown(Bytes)
        ? message with { Picture = new Picture(Hash, "к рассылке") }
        : message with { Document = new DocumentRecipe(BroadcastFileDialogue.Recipe, Hash, Name) };

    public void Keep(UnitOfWork unit, DateTimeOffset at) => PublishedStore.Put(unit, new PublishedText(Hash, "broadcasts/" + Name, Bytes), at);
}
