using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Understanding;

namespace TeacherBot.Tests.Mail;

/// <summary>Issue #5: letters of every program and kind, as they come.</summary>
public sealed class LetterTests
{
    private const string Token = "abcdefghijklmnopqrstuvwxyz234567abcdefg";

    [Theory]
    [InlineData("gmail-ru", "1б 2а")]
    [InlineData("gmail-ru-wrapped", "1б")]
    [InlineData("gmail-en", "1b")]
    [InlineData("yandex", "1а 2в")]
    [InlineData("yandex-unquoted", "да")]
    [InlineData("mail-ru", "1-б")]
    [InlineData("outlook-ru", "1 б\n2 в\n\nС уважением, Анна")]
    [InlineData("outlook-en", "1 b")]
    [InlineData("iphone", "2а")]
    [InlineData("thunderbird", "б\nв, но не уверена")]
    [InlineData("thebat", "1б")]
    [InlineData("own-words", "Здравствуйте!\nЯ вам вчера написал:\nОт: всех учителей спасибо.\nВопрос 3 неудачный.")]
    [InlineData("nothing-new", "")]
    [InlineData("html-gmail", "1б\n2а")]
    [InlineData("html-outlook", "1б")]
    [InlineData("html-own-quote", "В учебнике сказано:\nКвадрат суммы\nРазве это не так?")]
    [InlineData("no-charset-cp1251", "Отвечаю на первый вопрос: вариант б")]
    [InlineData("no-charset-koi8", "Отвечаю на первый вопрос: вариант б")]
    [InlineData("split-word", "Ответы на вопросы")]
    [InlineData("attachment", "Это одна  строка.")]
    public void Only_the_new_words_are_taken(string name, string reply)
    {
        var letter = Read(name);

        Assert.Equal(reply, ReplyText.Of(letter));
        Assert.Equal(LetterKind.Human, LetterMeanings.Of(letter).Kind);
    }

    [Theory]
    [InlineData("auto-vacation", LetterKind.Auto)]
    [InlineData("auto-subject", LetterKind.Auto)]
    [InlineData("suppress-is-human", LetterKind.Human)]
    [InlineData("list", LetterKind.List)]
    [InlineData("own", LetterKind.Own)]
    [InlineData("disposition", LetterKind.Disposition)]
    [InlineData("calendar-accept", LetterKind.Calendar)]
    [InlineData("complaint", LetterKind.Complaint)]
    public void What_is_no_word_of_a_human_is_known_by_its_signs(string name, LetterKind kind) => Assert.Equal(kind, LetterMeanings.Of(Read(name)).Kind);

    [Theory]
    [InlineData("bounce-hard", "failed", BounceClass.Hard, "5.1.1")]
    [InlineData("bounce-full", "failed", BounceClass.Soft, "5.2.2")]
    [InlineData("bounce-spam", "failed", BounceClass.Ours, "5.7.1")]
    [InlineData("bounce-delayed", "delayed", BounceClass.None, "4.4.1")]
    [InlineData("bounce-exim", "failed", BounceClass.Hard, "5.1.1")]
    [InlineData("bounce-qmail", "failed", BounceClass.Hard, "5.1.1")]
    public void A_bounce_names_the_address_first_written_to_its_class_and_our_letter(string name, string action, BounceClass meant, string status)
    {
        var meaning = LetterMeanings.Of(Read(name));

        Assert.Equal(LetterKind.Bounce, meaning.Kind);
        Assert.Equal(new Bounce(action, meant, status, "anna@school.example.org", $"tb.{Token}@office.example.org"), Assert.Single(meaning.Bounces));
    }

    [Fact]
    public void Calendar_and_complaint_say_who_and_about_what()
    {
        Assert.Equal(
            new CalendarNote("REPLY", "seminar-1@office.example.org", "ACCEPTED", "anna@school.example.org"), LetterMeanings.Of(Read("calendar-accept")).Calendar);
        Assert.Equal(new Complaint("anna@school.example.org", $"tb.{Token}@office.example.org"), LetterMeanings.Of(Read("complaint")).Complaint);
    }

    [Fact]
    public void Broken_encoded_words_and_forgotten_charsets_are_read()
    {
        var split = Read("split-word");

        Assert.Equal(("Ответы учителя", "Тест по физике"), (split.From!.Name, split.Subject));
        Assert.All(["no-charset-cp1251", "no-charset-koi8"], name => Assert.Equal(("Анна", "Тема без метки"), (Read(name).From!.Name, Read(name).Subject)));
    }

    [Fact]
    public void Attachment_of_a_letter_without_an_end_has_its_russian_name_and_bytes()
    {
        var letter = Read("attachment");

        var file = Assert.Single(letter.Attachments);
        Assert.Equal(("Программа.pdf", 6), (file.Name, file.Size));
        Assert.Equal([0, 1, 2, 3, 4, 5], file.Part.Decode());
        Assert.Single(letter.Warnings);
    }

    [Theory]
    [InlineData("gmail-ru")]
    [InlineData("html-gmail")]
    public void Token_is_found_in_the_address_or_among_the_letters_answered(string name) => Assert.Equal(Token, ReplyToken.Find(Read(name)));

    [Fact]
    public void Own_address_makes_a_letter_ours_only_when_it_is_known()
    {
        Assert.Equal(LetterKind.Own, LetterMeanings.Of(Read("gmail-ru"), "Anna@School.example.org").Kind);
        Assert.Equal(LetterKind.Human, LetterMeanings.Of(Read("gmail-ru"), "bot@office.example.org").Kind);
    }

    internal static Letter Read(string name) => LetterReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Mail", "letters", name + ".eml")));
}
