using TeacherBot.Channels.Email.Receiving;

namespace TeacherBot.Tests.Channels.Email;

public sealed class InlineAnswersTests
{
    [Theory]
    [InlineData("> 1. Вопрос\n> а) да\n> б) нет\nа\n> 2. Второй\n> а) да\nб?\n> 3. Третий\n12,5\n> [#x]", "1: а\n2: б?\n3: 12,5")]
    [InlineData("Добрый день!\n> 1. Вопрос\n\n1б\n> 2. Второй\n-", "1б\n2: -")]
    [InlineData("1а 2б\n\n26.11.2026, бот:\n> 1. Вопрос\n> 2. Второй\n", "")]
    [InlineData("1а 2б", "")]
    [InlineData("> 1. Вопрос\n> 2. Второй\nС уважением, Анна Ивановна", "")]
    [InlineData("> > 1. Вопрос\nв\n> > 2. Второй\n", "1: в")]
    public void What_stands_under_a_question_answers_it(string text, string expected) => Assert.Equal(expected, InlineAnswers.Of(text));
}
