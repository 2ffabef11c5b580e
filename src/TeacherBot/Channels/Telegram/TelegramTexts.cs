using TeacherBot.BotApi;

namespace TeacherBot.Channels.Telegram;

/// <summary>What the bot says of itself in Telegram's own places: profile, command menu, groups.</summary>
internal static class TelegramTexts
{
    /// <summary>Shown before Start is pressed; at most 512 characters.</summary>
    public const string Description =
        "Самодиагностика для учителей. За 10 минут увидите, что в теме знаете твёрдо, а что стоит освежить, и получите до трёх "
        + "следующих шагов: упражнение к уроку, материал, мероприятие.\n\n"
        + "Ваши ответы видите только вы. Отдел образования видит сводные данные по группам от 5 человек, без имён. "
        + "На аттестацию и оплату не влияет. Остановиться или удалить всё можно в любой день.";

    /// <summary>Shown in the profile and with a shared link; at most 120 characters.</summary>
    public const string ShortDescription =
        "Самодиагностика для учителей: что знаете твёрдо, что освежить и какой шаг сделать дальше. Ответы видите только вы.";

    /// <summary>Said once in a group before leaving it.</summary>
    public const string OnlyInPrivate =
        "Спасибо за приглашение, но я работаю только в личной переписке: ответы на вопросы — дело личное. "
        + "Напишите мне напрямую, а из группы я выхожу.";

    public static IReadOnlyList<BotCommand> Commands { get; } =
    [
        new("start", "Начать или продолжить"),
        new("menu", "Главное меню"),
        new("ask", "Вопрос методисту или наставнику"),
        new("mentor", "Наставник: найти или стать"),
        new("request", "Запрос: тема для РМО, выезд, диагностика"),
        new("groups", "Мои объединения: РМО, кусты, группы"),
        new("route", "Мой маршрут: шаги и сроки"),
        new("practice", "Мои практики: рассказать о своей"),
        new("mydata", "Мои данные и настройки"),
        new("help", "Как это работает"),
        new("privacy", "Что хранится и кто это видит"),
        new("cancel", "Прервать и вернуться назад"),
    ];

    /// <summary>For the chats of people with a role.</summary>
    public static IReadOnlyList<BotCommand> StaffCommands { get; } = [.. Commands, new("role", "Сменить роль"), new("events", "Вести мероприятия"), new("broadcast", "Рассылки"), new("campaign", "Диагностики"), new("practices", "Практики на проверку"), new("plan", "План года"), new("requests", "Очередь запросов"), new("agenda", "Повестка РМО"), new("registers", "Реестры")];
}
