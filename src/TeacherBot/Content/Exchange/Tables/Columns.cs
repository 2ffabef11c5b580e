using System.Collections.Immutable;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>All columns of the table in the order a methodist fills them: what every item needs comes first.</summary>
internal static class Columns
{
    /// <summary>Where the program writes its remarks; ignored when the table is read.</summary>
    public const string Remarks = "Что исправить";

    public static readonly ImmutableArray<string> Sheets = ["Задания", "Триады", "Области", "Вопросник"];

    public static readonly Column ItemArea = new(Owner.Item, "area", "Область", CellKind.Text, 10, "Код области из словаря областей, например MAT3.");
    public static readonly Column ItemTriad = new(Owner.Item, "triad", "Триада", CellKind.Text, 10, "Имя триады: область и номер, например MAT3-1. Только у вопросника с уровнями.");

    public static readonly ImmutableArray<Column> All =
    [
        new(Owner.Item, "id", "Имя задания", CellKind.Text, 12, "Своё у каждого задания; у вопросника с уровнями — триада и уровень: MAT3-1-2."),
        ItemArea,
        ItemTriad,
        new(Owner.Item, "level", "Уровень", CellKind.Number, 9, "1, 2 или 3; только у вопросника с уровнями."),
        new(Owner.Item, "type", "Вид", CellKind.Word, 18, "Выберите из списка: один верный, несколько верных, число, слово, порядок, соответствие; без ключа ещё да/нет."),
        new(Owner.Item, "text", "Условие", CellKind.Text, 50, "Само задание, до 350 знаков."),
        new(Owner.Item, "options.text", "Варианты", CellKind.Lines, 34, "По варианту на строку (Alt+Enter), 4 или 5, каждый до 90 знаков. «Не знаю» добавится само."),
        new(Owner.Item, "options.key", "Верные", CellKind.Marks, 9, "Номер верного варианта; если верных несколько — номера через пробел."),
        new(Owner.Item, "options.why", "Почему вариант", CellKind.Lines, 40, "На каждый вариант по строке в том же порядке: почему он верен или что за ошибка к нему ведёт."),
        new(Owner.Item, "answer", "Ответ", CellKind.Number, 10, "Верное число; для вида «число»."),
        new(Owner.Item, "tolerance", "Допуск", CellKind.Number, 9, "На сколько ответ может отличаться; 0, если должен совпасть точно."),
        new(Owner.Item, "unit", "Единица", CellKind.Text, 9, "Единица ответа, если нужна: %, ₽, Н."),
        new(Owner.Item, "accepted", "Принимаемые ответы", CellKind.Lines, 22, "Для вида «слово»: каждый засчитываемый ответ на своей строке."),
        new(Owner.Item, "typical.answer", "Типичные ответы", CellKind.Lines, 18, "Частые неверные ответы, по одному на строку; для видов «число» и «слово»."),
        new(Owner.Item, "typical.why", "Почему так отвечают", CellKind.Lines, 36, "На каждый типичный ответ по строке в том же порядке."),
        new(Owner.Item, "entries", "Строки по порядку", CellKind.Lines, 30, "Для вида «порядок»: от 3 до 5 строк в верном порядке."),
        new(Owner.Item, "pairs.left", "Левые части", CellKind.Lines, 24, "Для вида «соответствие»: 3 или 4 строки."),
        new(Owner.Item, "pairs.right", "Правые части", CellKind.Lines, 24, "К каждой левой части её правая, в том же порядке."),
        new(Owner.Item, "extra", "Лишние правые", CellKind.Lines, 20, "Правые части без пары, по одной на строку; необязательно."),
        new(Owner.Item, "why", "Почему такой порядок или пары", CellKind.Text, 36, "Для видов «порядок» и «соответствие»."),
        new(Owner.Item, "trap", "Ловушка", CellKind.OneOrLines, 22, "Уровни 2 и 3: ответ, к которому ведёт способ предыдущего уровня, дословно как вариант или типичный ответ; у порядка и соответствия — номера, например 2 1 3."),
        new(Owner.Item, "explanation", "Объяснение", CellKind.Text, 50, "До 600 знаков: почему верно, чем притягательны другие ответы, что попробовать на уроке."),
        new(Owner.Item, "verified", "Решения", CellKind.Lines, 40, "Два независимых решения или больше, каждое на своей строке."),
        new(Owner.Item, "why_level", "Почему уровень", CellKind.Text, 34, "Чем задание относится к своему уровню."),
        new(Owner.Item, "seconds", "Секунд", CellKind.Number, 9, "Сколько времени нужно: уровень 1 — до 40, 2 — до 75, 3 — до 120."),
        new(Owner.Item, "numeric", "Варианты — числа", CellKind.YesNo, 10, "Да, если все варианты — числа: они стоят по возрастанию и не перемешиваются."),
        new(Owner.Item, "passage", "Общий текст", CellKind.Text, 40, "Текст, который показывают перед условием, до 700 знаков; необязательно."),
        new(Owner.Item, "picture", "Рисунок", CellKind.Text, 14, "Имя файла PNG, который лежит рядом с таблицей; необязательно."),
        new(Owner.Item, "picture_alt", "Рисунок словами", CellKind.Text, 30, "Что на рисунке, для тех, кто его не видит."),
        new(Owner.Item, "scored", "Считать", CellKind.YesNo, 9, "Нет — задание показывают, но не считают; пусто — считают."),
        new(Owner.Item, "source", "Источник задания", CellKind.Text, 26, "Если у задания он свой, а не общий с триадой."),
        new(Owner.Item, "checked", "Проверено (задание)", CellKind.Date, 12, "День проверки источника и ключа, если не общий с триадой."),
        new(Owner.Item, "valid_until", "Действует до (задание)", CellKind.Date, 12, "Если ответ этого задания может устареть."),
        new(Owner.Item, "next_step", "Следующий шаг (задание)", CellKind.Text, 30, "Если он свой, а не общий с триадой."),
        new(Owner.Triad, "id", "Имя триады", CellKind.Text, 12, "То же имя, что у её заданий."),
        new(Owner.Triad, "element", "Суть триады", CellKind.Text, 50, "Что именно проверяют три задания триады."),
        new(Owner.Triad, "teaching", "О преподавании", CellKind.YesNo, 13, "Да у одной триады области; пусто у остальных."),
        new(Owner.Triad, "anchor", "Якорная", CellKind.YesNo, 10, "Да, если объяснение не показывают; обычно пусто."),
        new(Owner.Triad, "source", "Источник", CellKind.Text, 36, "Откуда взято: курс, закон, документ."),
        new(Owner.Triad, "checked", "Проверено", CellKind.Date, 12, "День проверки источника и ключей."),
        new(Owner.Triad, "valid_until", "Действует до", CellKind.Date, 12, "Только если ответ может устареть: закон, статистика, норма."),
        new(Owner.Triad, "next_step", "Следующий шаг", CellKind.Text, 40, "Что предложить учителю после этой триады."),
        new(Owner.Area, "area", "Код области", CellKind.Text, 12, "Код из словаря областей; порядок строк — порядок показа."),
        new(Owner.Area, "tomorrow", "Завтра на уроке", CellKind.Text, 80, "Упражнение на ближайший урок, 200–500 знаков."),
        new(Owner.Head, "id", "Имя вопросника", CellKind.Text, 20, "Латиница, цифры и дефис: так будет называться папка."),
        new(Owner.Head, "version", "Версия", CellKind.Number, 9, "1; при любой правке опубликованного — следующее число."),
        new(Owner.Head, "form", "Форма", CellKind.Text, 9, "A, если форма одна."),
        new(Owner.Head, "forms", "Формы", CellKind.Lists, 24, "Если форм несколько: по строке на форму с номерами её триад, например A: 1, 2, 3; тогда «Форма» пуста."),
        new(Owner.Head, "kind", "Вид вопросника", CellKind.Word, 16, "Выберите из списка: уровни, проценты, затруднения, условия."),
        new(Owner.Head, "title", "Название", CellKind.Text, 30, "Как видит учитель."),
        new(Owner.Head, "subject", "Предмет", CellKind.Text, 16, "Имя предмета из словаря, например mathematics; пусто — для всех."),
        new(Owner.Head, "audience", "Кому", CellKind.OneOrWords, 14, "teacher, head, other через запятую; пусто — всем."),
        new(Owner.Head, "anonymous", "Без имён", CellKind.YesNo, 10, "Да, если ответы не связывают с человеком."),
        new(Owner.Head, "minimum_group", "Наименьшая группа", CellKind.Number, 12, "Скольких человек достаточно, чтобы показать итог; без имён — не меньше 10."),
        new(Owner.Head, "minutes", "Минут на область", CellKind.Number, 10, "Сколько минут занимает одна область."),
        new(Owner.Head, "labels", "Подписи оценок", CellKind.Pairs, 30, "Только у затруднений: четыре строки вида 0: нет затруднений."),
        new(Owner.Head, "cuts", "Границы, %", CellKind.Words, 12, "Только у процентов: границы через запятую, например 60, 80."),
        new(Owner.Head, "areas", "Области по порядку", CellKind.Words, 24, "Коды через запятую. Если заполнен лист «Области» — пусто."),
        new(Owner.Head, "try", "Попробовать", CellKind.Words, 24, "Имена заданий для «Попробовать 3 вопроса», через запятую; необязательно."),
        new(Owner.Head, "tests.name", "Проверки автора", CellKind.Lines, 30, "По строке на проверку: её название."),
        new(Owner.Head, "tests.answers", "Проверки: ответы", CellKind.Lines, 24, "На каждую проверку строка: all right, all wrong, level 1, levels 1 3…"),
        new(Owner.Head, "tests.expect", "Проверки: профиль", CellKind.Pairs, 50, "На каждую проверку строка: MAT1: 3, MAT2: 1 inconsistent."),
    ];

    public static readonly ImmutableDictionary<Owner, ImmutableArray<Column>> Of =
        All.GroupBy(c => c.Owner).ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray());

    /// <summary>Columns of a table that holds everything: names of triads and areas stand with the items already.</summary>
    public static readonly ImmutableArray<Column> Together =
        [.. All.Where(c => c is not { Owner: Owner.Triad, Key: "id" } and not { Owner: Owner.Area, Key: "area" })];

    public static string SheetOf(Owner owner) => Sheets[(int)owner];

    public static Column? Find(Owner owner, string key) => Of[owner].FirstOrDefault(c => c.Key == key);
}
