using System.Globalization;
using TeacherBot.BotApi;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Store;
using Message = TeacherBot.Core.Deliveries.Message;

namespace TeacherBot.Channels.Telegram;

/// <summary>
/// Sends to Telegram: a screen edits the living message in place, anything else is a new message. A screen that needs several
/// messages cannot be edited as a whole: the old one loses its buttons and all parts are sent anew, the last one with the keyboard.
/// </summary>
/// <param name="kept">Files the server has already; null remembers them in memory only.</param>
internal sealed class TelegramChannel(
    IBotApi api, TelegramRenderer renderer, TimeProvider clock, ILogger<TelegramChannel> log, KeptFiles? kept = null) : IChannel
{
    /// <summary>The channel's name in the store.</summary>
    public const string ChannelName = "telegram";

    private readonly Outcomes outcomes = new();
    private readonly KeptFiles files = kept ?? new KeptFiles(null, 0, clock, log);
    private ShownPictures? shown;

    public string Name => ChannelName;

    private Recall Recalls => new(api, renderer, outcomes);

    private ShownPictures Pictures => shown ?? Interlocked.CompareExchange(ref shown, new ShownPictures(api, files), null) ?? shown;

    public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        if (!long.TryParse(outgoing.Address.Reveal(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
        {
            return Task.FromResult<SendOutcome>(new SendOutcome.Rejected("address"));
        }

        return outgoing switch
        {
            { Kind: DeliveryKind.Disarm, EditTarget: { } target } => DisarmAsync(chat, target, cancellation),
            { Kind: DeliveryKind.Recall, EditTarget: { } target } => Recalls.TakeBackAsync(chat, target, outgoing.Message!, cancellation),
            { Message: null } => Task.FromResult<SendOutcome>(new SendOutcome.Rejected("nothing to send")),
            { Message.Document: not null, File: null } => Task.FromResult<SendOutcome>(new SendOutcome.Rejected("no document")),
            { File: not null, EditTarget: { } target } => ReplaceAsync(chat, target, cancellation),
            { File: { } file } => SendFileAsync(chat, outgoing, file, cancellation),
            { Kind: DeliveryKind.Say, Message.Picture: { } picture } => SendPictureAsync(chat, outgoing, picture, cancellation),
            _ => SendTextAsync(chat, outgoing, cancellation),
        };
    }

    public async Task<bool> WorksAsync(CancellationToken cancellation)
    {
        try
        {
            return (await api.GetMeAsync(cancellation)).TryGetValue(out _);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<SendOutcome> SendTextAsync(long chat, Outgoing outgoing, CancellationToken cancellation)
    {
        var message = outgoing.Message!;
        if (outgoing is { EditTarget: null, Kind: DeliveryKind.Screen } && message.Picture is { } picture)
        {
            var sent = await Pictures.SendAsync(chat, picture, outgoing.Picture, cancellation);
            var outcome = sent is null ? null : outcomes.Of(sent, chat, null);
            if (outcome is not (null or SendOutcome.Delivered or SendOutcome.Rejected))
            {
                return outcome;
            }

            message = outcome is SendOutcome.Delivered ? message : InWords(message, picture);
        }

        return await SendTextAsync(chat, outgoing, message, cancellation);
    }

    private async Task<SendOutcome> SendTextAsync(long chat, Outgoing outgoing, Message message, CancellationToken cancellation)
    {
        var rendered = renderer.Render(message, outgoing.Person, outgoing.Version, clock.GetUtcNow());
        Report(outgoing, rendered.Left);
        if (outgoing.EditTarget is { } target)
        {
            return rendered.Texts is [var whole] && await Pictures.StandsAsync(chat, message.Picture, cancellation)
                ? await EditAsync(chat, target, whole, rendered.Keyboard, cancellation)
                : await ReplaceAsync(chat, target, cancellation);
        }

        for (var i = 0; i < rendered.Texts.Count - 1; i++)
        {
            if (await SendAsync(chat, rendered.Texts[i], null, cancellation) is not SendOutcome.Delivered and var failed)
            {
                return failed;
            }
        }

        return await SendAsync(chat, rendered.Texts[^1], rendered.Keyboard, cancellation);
    }

    // A picture that cannot be shown must not make the question senseless.
    private static Message InWords(Message message, Picture picture) =>
        message with { Paragraphs = message.Paragraphs.Insert(0, new Paragraph(ParagraphKind.Small, $"Рисунок: {picture.Alt}")) };

    private async Task<SendOutcome> SendAsync(long chat, string html, InlineKeyboardMarkup? keyboard, CancellationToken cancellation)
    {
        var message = new SendMessage(chat, html) { ReplyMarkup = keyboard };
        var result = await api.SendMessageAsync(message, cancellation);
        if (IsOfMarkup(result))
        {
            TelegramLog.MarkupRefused(log);
            result = await api.SendMessageAsync(message with { Text = HtmlParts.Plain(html), Html = false }, cancellation);
        }

        return outcomes.Of(result, chat, null);
    }

    private async Task<SendOutcome> EditAsync(
        long chat, long target, string html, InlineKeyboardMarkup? keyboard, CancellationToken cancellation)
    {
        var edit = new EditMessageText(chat, target, html) { ReplyMarkup = keyboard };
        var result = await api.EditMessageTextAsync(edit, cancellation);
        if (IsOfMarkup(result))
        {
            TelegramLog.MarkupRefused(log);
            result = await api.EditMessageTextAsync(edit with { Text = HtmlParts.Plain(html), Html = false }, cancellation);
        }

        // The living screen is a file: it has a caption instead of a text.
        return Says(result, "no text in the message") ? await ReplaceAsync(chat, target, cancellation) : outcomes.Of(result, chat, target);
    }

    private async Task<SendOutcome> SendFileAsync(long chat, Outgoing outgoing, DocumentFile file, CancellationToken cancellation)
    {
        var rendered = renderer.RenderFile(outgoing.Message!, outgoing.Person, outgoing.Version, clock.GetUtcNow());
        Report(outgoing, rendered.Left);
        foreach (var before in rendered.Before)
        {
            if (await SendAsync(chat, before, null, cancellation) is not SendOutcome.Delivered and var failed)
            {
                return failed;
            }
        }

        // A person's own document is sent to that person alone: keeping its id would gain nothing and outlive an erasure.
        var sent = file.Shared is { } hash ? await files.SendAsync(files.KeyOf("document", hash, file.Name), async id => await SendDocumentAsync(id), cancellation)
            : outgoing.Message!.Privacy == Privacy.Personal ? await SendDocumentAsync(null)
            : await files.SendAsync(files.KeyOf("document", file.Bytes, file.Name), async id => await SendDocumentAsync(id), cancellation);
        return outcomes.Of(sent!, chat, null);

        Task<BotApiResult<SentMessage>> SendDocumentAsync(string? id) => api.SendDocumentAsync(
            new SendDocument(chat, id is null ? new InputFile.Bytes(file.Bytes, file.Name) : new InputFile.Stored(id))
            {
                Caption = rendered.Caption,
                ReplyMarkup = rendered.Keyboard,
            },
            cancellation);
    }

    // One message: the picture with the text under it. Without its bytes the text must do.
    private async Task<SendOutcome> SendPictureAsync(long chat, Outgoing outgoing, Picture picture, CancellationToken cancellation)
    {
        var rendered = renderer.RenderFile(outgoing.Message!, outgoing.Person, outgoing.Version, clock.GetUtcNow());
        Report(outgoing, rendered.Left);
        var sent = rendered.Before.Count > 0 ? null : await files.SendAsync(
            files.KeyOf("photo", picture.Hash),
            async id => id is not null ? await SendPhotoAsync(new InputFile.Stored(id))
                : outgoing.Picture is { } bytes ? await SendPhotoAsync(PictureFile.Of(bytes))
                : null,
            cancellation);
        return sent is null ? await SendTextAsync(chat, outgoing, outgoing.Message!, cancellation) : outcomes.Of(sent, chat, null);

        Task<BotApiResult<SentMessage>> SendPhotoAsync(InputFile file) => api.SendPhotoAsync(
            new SendPhoto(chat, file) { Caption = rendered.Caption, ReplyMarkup = rendered.Keyboard }, cancellation);
    }

    // Reported as lost, so that the worker sends the screen anew and remembers the new one.
    private async Task<SendOutcome> ReplaceAsync(long chat, long target, CancellationToken cancellation) =>
        await DisarmAsync(chat, target, cancellation) is not SendOutcome.Delivered and var failed ? failed : new SendOutcome.TargetLost();

    private async Task<SendOutcome> DisarmAsync(long chat, long target, CancellationToken cancellation) =>
        outcomes.Of(await api.EditMessageReplyMarkupAsync(chat, target, null, cancellation), chat, target);

    private void Report(Outgoing outgoing, int left)
    {
        if (left > 0)
        {
            TelegramLog.ButtonsLeft(log, left, outgoing.Version);
        }
    }

    private static bool IsOfMarkup(BotApiResult<SentMessage> result) => Says(result, "can't parse entities");

    private static bool Says(BotApiResult<SentMessage> result, string words) =>
        result is BotApiResult<SentMessage>.Refused { Error: { Kind: BotApiFailure.BadRequest } error }
        && error.Description.Contains(words, StringComparison.OrdinalIgnoreCase);
}
