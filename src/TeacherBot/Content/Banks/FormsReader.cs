using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Banks;

/// <summary>Reads `forms: { A: [1, 2, 3], B: [3, 4, 5] }` and checks that the areas have those triads.</summary>
internal static class FormsReader
{
    /// <summary>Forms in the order written; empty when the instrument has none.</summary>
    public static ImmutableArray<FormDraft> Read(YamlReader at)
    {
        var forms = ImmutableArray.CreateBuilder<FormDraft>();
        foreach (var entry in at.Map("forms", "формы")?.Entries ?? [])
        {
            if (entry.Key is not [>= 'A' and <= 'Z'])
            {
                at.Problem(entry.Line, $"форма «{entry.Key}» названа не одной заглавной латинской буквой");
            }
            else if (entry.Value is not YamlList list || Numbers(list) is not { } triads)
            {
                at.Problem(entry.Line, $"у формы {entry.Key} нужны номера триад, хотя бы трёх, например [1, 2, 3]");
            }
            else
            {
                forms.Add(new(entry.Key, triads, entry.Line));
            }
        }

        return forms.ToImmutable();
    }

    public static void Check(InstrumentDraft draft)
    {
        foreach (var area in draft.Areas)
        {
            foreach (var form in draft.Forms)
            {
                foreach (var missing in form.Triads.Where(n => area.Triads.All(t => t.Number != n)))
                {
                    draft.At.Problem(form.Line, $"форма {form.Name} берёт триаду {missing}, а в области {area.Code} её нет; допишите её или исправьте номер");
                }
            }

            // What two forms share is what links them, and must stay unexplained (ruling R9).
            foreach (var shared in area.Triads.Where(t => !t.Anchor && draft.Forms.Count(f => f.Has(t)) > 1))
            {
                shared.At.Problem(shared.At.Line, "эта триада стоит в двух формах; добавьте `anchor: true`, чтобы её не разбирали");
            }
        }
    }

    private static ImmutableArray<int>? Numbers(YamlList list)
    {
        var numbers = list.Values.Select(v => v is YamlScalar s && int.TryParse(s.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToImmutableArray();
        return numbers.Length >= 3 && numbers.All(n => n > 0) && numbers.Distinct().Count() == numbers.Length ? numbers : null;
    }
}
