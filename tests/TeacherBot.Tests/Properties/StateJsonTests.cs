using System.Collections.Immutable;
using System.Text.Json;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Properties;

public class StateJsonTests
{
    public static TheoryData<Type> Screens => [.. Families.Members(typeof(Screen))];

    [Theory]
    [MemberData(nameof(Screens))]
    public void Every_screen_is_written_and_read_back_as_it_was(Type type)
    {
        var screen = (Screen)Filled(type);
        var state = new ConversationState(ConversationState.CurrentSchema, 7, screen, [new Menu(), screen]);

        var json = state.ToJson();
        var read = ConversationState.FromJson(json);

        Assert.Equal(json, read.ToJson());
        Assert.IsType(type, read.Active);
        Assert.IsType(type, read.Paused[1]);
        foreach (var property in type.GetProperties().Where(p => p.Name != "EqualityContract"))
        {
            Assert.Equivalent(property.GetValue(screen), property.GetValue(read.Active));
        }
    }

    [Fact]
    public void States_written_by_the_first_version_are_read()
    {
        var state = ConversationState.FromJson(
            """{"schema":1,"version":12,"active":{"screen":"portion","attempt":"01A","area":"MAT1","place":3,"draft":[1,2],"askSure":false,"single":false},"paused":[{"screen":"subject","further":true}]}""");

        Assert.Equal(3, Assert.IsType<Portion>(state.Active).Place);
        Assert.Equal(new ChoosingSubject(true), state.Paused[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schema":1,"version":1,"active":{"screen":"nowhere"},"paused":[]}""")]
    [InlineData("""{"schema":2,"version":1,"active":{"screen":"menu"},"paused":[]}""")]
    public void What_never_was_a_state_or_is_of_a_newer_program_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => ConversationState.FromJson(json));

    [Fact]
    public void Three_screens_wait_underneath_and_the_oldest_is_forgotten()
    {
        var state = ConversationState.Initial.Push(new Menu()).Push(new MyData()).Push(new EventList()).Push(new HelpShown("help.main"));

        Assert.Equal([new Menu(), new MyData(), new EventList()], state.Paused.ToArray());
        Assert.Equal(new Menu(), state.Pop().Pop().Pop().Pop().Active);
    }

    private static object Filled(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType))]);
    }

    private static object Value(Type type) =>
        type == typeof(string) ? "текст «x» \"y\""
        : type == typeof(int) ? 5
        : type == typeof(bool) ? true
        : (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } one ? Enum.GetValues(one).GetValue(1)!
        : type == typeof(ImmutableArray<int>) ? ImmutableArray.Create(2, 0)
        : type == typeof(ImmutableArray<string>) ? ImmutableArray.Create("MAT1", "MAT2")
        : typeof(Screen).IsAssignableFrom(type) ? Filled(type)
        : throw new NotSupportedException($"Say here what a {type.Name} may be.");
}
