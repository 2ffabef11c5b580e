using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Core.Scoring;
using TeacherBot.Store;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Store.Features;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Architecture;

/// <summary>A member added to a closed family and forgotten somewhere is found here, not by a person at night.</summary>
public sealed class FamilyTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    public static TheoryData<Type> Effects => [.. Families.Members(typeof(Effect))];

    public static TheoryData<Type> Queries => [.. Families.Members(typeof(Query))];

    public static TheoryData<Type> Screens => [.. Families.Members(typeof(Screen))];

    public static TheoryData<Type> Bodies => [.. Families.Members(typeof(InboundBody))];

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task Every_effect_is_written(Type type)
    {
        var effects = new EffectWriter(fixture.People, fixture.Roles, new RemarkStore(fixture.Vault));
        var inbound = new Inbound("k", "console", fixture.Now, new TextSaid("x", false));
        var failure = await Record.ExceptionAsync(() => fixture.Database.WriteAsync(unit =>
        {
            var speaker = fixture.People.FindOrAdd(unit, "console", type.Name, type.Name, null, fixture.Now);
            effects.Apply(unit, speaker, speaker.Person, inbound, 1, (Effect)Sample(type));
        }));

        Assert.IsNotType<UnreachableException>(failure);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Every_query_is_answered(Type type)
    {
        var queries = new QueryReader(fixture.People, fixture.Roles);
        await fixture.Database.WriteAsync(unit =>
        {
            var speaker = fixture.People.FindOrAdd(unit, "console", type.Name, type.Name, null, fixture.Now);
            queries.Answer(unit, speaker, fixture.Now, (Query)Sample(type));
        });
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void Every_screen_is_shown_and_answers_presses_and_words(Type type)
    {
        foreach (var body in new InboundBody[] { new TokenRefused(), new Pressed(0, "o1"), new TextSaid("слово", false) })
        {
            Assert.IsNotType<UnreachableException>(Record.Exception(() => Conversation.Decide(Situation((Screen)Sample(type), body))));
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Every_kind_of_input_is_decided(Type type) =>
        Assert.IsNotType<UnreachableException>(Record.Exception(() => Conversation.Decide(Situation(new Menu(), (InboundBody)Sample(type)))));

    private static Situation Situation(Screen screen, InboundBody body) => new(
        ConversationState.Initial.Replace(screen),
        new Inbound("k", "console", DateTimeOffset.UnixEpoch, body),
        new Person("p", PersonStatus.Active) { Municipality = "zarechny" },
        TheCatalog.Value,
        new TurnContext(DateTimeOffset.UnixEpoch, 1));

    private static object Sample(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType))]);
    }

    private static object? Value(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(AreaResult) => new DifficultyResult("x", 1, 3, 1, 1),
        _ when type == typeof(Message) => new Message([new(ParagraphKind.Prose, "текст")], [], Core.Content.Privacy.Neutral),
        _ when type == typeof(Response) => new Response(1, new("?"), null, false),
        _ when Nullable.GetUnderlyingType(type) is not null => null,
        _ when type == typeof(ImmutableArray<string>) => ImmutableArray.Create("x"),
        _ when type == typeof(ImmutableArray<int>) => ImmutableArray<int>.Empty,
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ => Sample(type),
    };
}
