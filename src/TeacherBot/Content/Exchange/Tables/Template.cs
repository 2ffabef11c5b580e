using System.Text;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>The empty table: one triad of ours in three kinds of tasks, to be written over.</summary>
internal static class Template
{
    private const string Head = """
        id: moy-voprosnik
        version: 1
        form: A
        kind: levels
        title: Пример вопросника
        subject: mathematics
        minutes: 10
        areas: [MAT1]
        try: [MAT1-1-1]
        tests:
          - name: всё верно
            answers: all right
            expect: { MAT1: 3 }
        """;

    private const string Area = """
        area: MAT1
        tomorrow: >-
          ПРИМЕР, замените своим. Попросите каждого записать цену любого товара и придумать к ней скидку. Сосед называет новую
          цену и объясняет одним предложением, что он принял за сто процентов. Затем цену возвращают к прежней и сравнивают
          проценты: почему вниз и вверх они разные?
        triads:
          - id: MAT1-1
            element: "ПРИМЕР, замените своим: процент берут от той величины, с которой сравнивают"
            teaching: true
            source: курс математики 5–6 классов, проценты
            checked: 2026-11-22
            next_step: карточки «От чего считаем?»
            items:
              - id: MAT1-1-1
                level: 1
                type: number
                unit: ₽
                seconds: 30
                why_level: одно действие по известному правилу
                text: Альбом стоил 200 ₽, скидка 10 %. Сколько рублей он стоит теперь?
                answer: 180
                tolerance: 0
                typical:
                  - answer: 20
                    why: найдена скидка, а не цена
                  - answer: 190
                    why: вычтены рубли вместо процентов
                explanation: 10 % от 200 — это 20, остаётся 180. Число 20 — сама скидка, 190 получится, если вычесть 10 рублей. Предложите классу назвать, от чего считают процент.
                verified:
                  - 200 · 0,9 = 180
                  - "200 : 10 = 20; 200 − 20 = 180"
              - id: MAT1-1-2
                level: 2
                type: single
                numeric: true
                seconds: 60
                why_level: скидка и подъём берутся от разных величин
                text: Цену снизили на 20 %. На сколько процентов её надо поднять, чтобы вернуть прежнюю?
                options:
                  - text: 16 %
                    why: 20 % взяты от 80 %
                  - text: 20 %
                    why: процент перенесён на другую величину
                  - text: 25 %
                    key: true
                    why: 20 частей от оставшихся 80
                  - text: 80 %
                    why: это доля оставшейся цены
                trap: 20 %
                explanation: Из 100 осталось 80, вернуть надо 20, а 20 от 80 — четверть. Ответ 20 % привлекает симметрией, но 20 % от 80 — только 16. Спросите класс, что теперь сто процентов.
                verified:
                  - "100 → 80; 20 : 80 = 0,25"
                  - 500 → 400; 400 · 1,25 = 500
              - id: MAT1-1-3
                level: 3
                type: order
                seconds: 90
                why_level: надо сравнить итоги нескольких изменений, не зная самой цены
                text: Расставьте изменения цены по итогу, от наименьшего к наибольшему.
                entries: ["сначала −50 %, потом +50 %", "сначала −20 %, потом +20 %", "сначала +10 %, потом −5 %"]
                why: "итоги в долях прежней цены: 0,75; 0,96; 1,045"
                trap: 2 1 3
                explanation: Доли перемножают — 0,5 · 1,5 = 0,75, дальше 0,96 и 1,045. Кто складывает проценты, получает для первых двух ноль и ставит их наугад. Дайте классу посчитать всё на цене 100 ₽.
                verified:
                  - 0,75 < 0,96 < 1,045
                  - на 100 ₽ — 75, 96 и 104,5
        """;

    public static Bank Bank() =>
        BankYaml.Read(ContentFolder.OfFiles([File("instrument.yml", Head), File("MAT1.yml", Area)]), "moy-voprosnik")
        ?? throw new InvalidOperationException("The template of the table cannot be read.");

    private static PublishedFile File(string name, string text) => PublishedFile.Of("common/instruments/moy-voprosnik/" + name, Encoding.UTF8.GetBytes(text));
}
