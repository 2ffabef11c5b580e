using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Makes updates: subscription at creation, life time, and now and then a changed order.</summary>
internal sealed class UpdateFeed(ServerCore core)
{
    private const UpdateKind Everything = UpdateKind.Message | UpdateKind.EditedMessage | UpdateKind.CallbackQuery | UpdateKind.MyChatMember;
    private static readonly TimeSpan s_callbackLife = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan s_life = TimeSpan.FromHours(24);
    private static readonly (string Name, UpdateKind Kind)[] s_names =
    [
        ("message", UpdateKind.Message), ("edited_message", UpdateKind.EditedMessage),
        ("callback_query", UpdateKind.CallbackQuery), ("my_chat_member", UpdateKind.MyChatMember),
    ];

    private readonly Lock _gate = new();
    private readonly Dictionary<long, PendingUpdate> _held = [];
    private volatile UpdateKind _allowed = Everything;

    public IEnumerable<string> Allowed => s_names.Where(n => _allowed.HasFlag(n.Kind)).Select(n => n.Name);

    /// <summary>Kept when the parameter is absent; an empty list means the default.</summary>
    public Reply? Subscribe(ApiCall call)
    {
        if (!call.TryJson("allowed_updates", out var list) || list.ValueKind is not (JsonValueKind.Array or JsonValueKind.Undefined))
        {
            return Reply.Bad("can't parse allowed_updates: expected an Array of String");
        }

        if (list.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        UpdateKind allowed = 0;
        foreach (var name in list.EnumerateArray())
        {
            foreach (var known in s_names)
            {
                allowed |= name.ValueKind == JsonValueKind.String && name.ValueEquals(known.Name) ? known.Kind : 0;
            }
        }

        _allowed = list.GetArrayLength() == 0 ? Everything : allowed;
        return null;
    }

    /// <param name="lane">The chat, or for presses the user.</param>
    /// <param name="personId">Who did it, where that is not the lane.</param>
    public void Emit(UpdateKind kind, long lane, CallbackQuery? callback, Action<Utf8JsonWriter> write, long? personId = null)
    {
        if (!_allowed.HasFlag(kind))
        {
            return;
        }

        var speaker = kind == UpdateKind.MyChatMember ? null : core.Person(personId ?? lane);
        speaker?.SaidSomething();
        var update = new PendingUpdate(kind, lane, Encode(kind, write), core.Now + (callback is null ? s_life : s_callbackLife), callback) { Speaker = speaker };
        if (core.Faults.Plan.SwapUpdates <= 0 && _held.Count == 0)
        {
            core.Updates.Push(update);
            return;
        }

        PushOrHold(update, personId ?? lane);
    }

    private static byte[] Encode(UpdateKind kind, Action<Utf8JsonWriter> write)
    {
        var json = JsonScratch.Take();
        json.Writer.WriteStartObject();
        json.Writer.WritePropertyName(kind switch
        {
            UpdateKind.Message => "message"u8,
            UpdateKind.EditedMessage => "edited_message"u8,
            UpdateKind.CallbackQuery => "callback_query"u8,
            _ => "my_chat_member"u8,
        });
        write(json.Writer);
        json.Writer.WriteEndObject();
        return json.ToArray(skip: 1);
    }

    private void PushOrHold(PendingUpdate update, long person)
    {
        lock (_gate)
        {
            if (_held.Remove(person, out var held))
            {
                var swap = held.Group != update.Group;
                core.Updates.Push(swap ? update : held);
                core.Updates.Push(swap ? held : update);
            }
            else if (core.Faults.Happens(core.Faults.Plan.SwapUpdates, person, core.Person(person).NextUpdate()))
            {
                _held[person] = update;
                _ = ReleaseAsync(person, update);
            }
            else
            {
                core.Updates.Push(update);
            }
        }
    }

    private async Task ReleaseAsync(long person, PendingUpdate update)
    {
        await core.WaitAsync(core.Faults.Plan.SwapWithin, core.Stopping.Token);
        lock (_gate)
        {
            if (_held.TryGetValue(person, out var held) && ReferenceEquals(held, update))
            {
                _held.Remove(person);
                core.Updates.Push(update);
            }
        }
    }
}
