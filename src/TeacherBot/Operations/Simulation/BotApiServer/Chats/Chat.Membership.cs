using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Whether the bot may write here: met, blocked, thrown out.</summary>
internal sealed partial class Chat
{
    private bool _met;
    private bool _blocked;
    private readonly Refusals _refusals = new();

    public bool IsBlocked
    {
        get
        {
            lock (_gate)
            {
                return _blocked;
            }
        }
    }

    /// <summary>Something the person said is not confirmed yet.</summary>
    public bool IsUnheard => _refusals.IsUnheard;

    /// <summary>What the person said is on its way to the bot.</summary>
    internal void SaidSomething() => _refusals.Said();

    /// <summary>The bot confirmed it, or it is too old to be given.</summary>
    internal void WasHeard() => _refusals.Heard();

    /// <summary>The chat exists for the bot without any update, as after an earlier run.</summary>
    public Chat Meet()
    {
        lock (_gate)
        {
            _met = true;
        }

        return this;
    }

    /// <summary>Blocks the bot or, in a group, throws it out.</summary>
    public void Block(long? by = null) => ChangeMembership(true, by ?? Id, IsGroup ? "administrator" : "member", "kicked");

    /// <summary>Lets the bot in again.</summary>
    public void Unblock(long? by = null) => ChangeMembership(false, by ?? Id, "kicked", "member");

    private void ChangeMembership(bool blocked, long by, string before, string after)
    {
        lock (_gate)
        {
            if (_blocked == blocked && _met)
            {
                return;
            }

            before = _met ? before : "left";
            (_met, _blocked) = (true, blocked);
            _refusals.Forget();
            _core.Feed.Emit(UpdateKind.MyChatMember, Id, null, json => WriteMembership(json, by, before, after));
            Changed();
        }
    }

    private void WriteMembership(Utf8JsonWriter json, long by, string before, string after)
    {
        json.WriteStartObject();
        json.WritePropertyName("chat"u8);
        MessageJson.ChatObject(json, this);
        json.WritePropertyName("from"u8);
        MessageJson.User(json, _core.Person(by));
        json.WriteNumber("date"u8, _core.Now.ToUnixTimeSeconds());
        foreach (var (name, status) in (ReadOnlySpan<(string, string)>)[("old_chat_member", before), ("new_chat_member", after)])
        {
            json.WriteStartObject(name);
            json.WritePropertyName("user"u8);
            MessageJson.Bot(json, _core.Options);
            json.WriteString("status"u8, status);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
