using TeacherBot.Core.Deliveries;

namespace TeacherBot.Channels.Email;

/// <summary>What every letter says about itself, whatever it is about.</summary>
internal static class EmailTexts
{
    private const string AnswerByNumber = "Чтобы выбрать, ответьте на это письмо номером:";

    private const string AnswerOrLetter = "Напишите ответ на это письмо или выберите букву:";

    private const string OrWord = "Вместо ответов можно написать слово:";

    public const string Footer =
        "Пишет программа. Отвечайте на это письмо: «меню», «помощь», «стоп» она тоже понимает. Строка ниже нужна, чтобы узнать вас; не удаляйте её.";

    /// <summary>Before the address of the page of letters.</summary>
    public const string WhichLetters = "Какие письма вам присылать";

    public const string DefaultSubject = "Самодиагностика";

    public static string HowToChoose(Message message) =>
        message.Sheet is not null ? OrWord : message.ExpectsText ? AnswerOrLetter : AnswerByNumber;
}
