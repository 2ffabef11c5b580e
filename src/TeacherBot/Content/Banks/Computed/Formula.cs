using System.Globalization;
using NCalc;
using NCalc.Exceptions;
using NCalc.Handlers;

namespace TeacherBot.Content.Banks.Computed;

/// <summary>One expression of a computed key: numbers in, a number or a truth out. The only place that knows the expression library.</summary>
internal sealed class Formula(string text)
{
    /// <summary>Whole literals would otherwise wrap around at 32 bits without a word.</summary>
    private const ExpressionOptions Exact =
        ExpressionOptions.LongAsDefault | ExpressionOptions.OverflowProtection | ExpressionOptions.RoundAwayFromZero | ExpressionOptions.IgnoreCaseAtBuiltInFunctions;

    /// <summary>Value for these data; null when it is not a finite number. Throws <see cref="FormulaException"/> for what is no expression.</summary>
    public double? Number(IEnumerable<KeyValuePair<string, double>> data)
    {
        var value = Evaluate(data);
        return value is bool
            ? throw new FormulaException("получается «да» или «нет», а нужно число")
            : Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null;
    }

    /// <summary>Truth for these data. Throws <see cref="FormulaException"/> for what is no condition.</summary>
    public bool Truth(IEnumerable<KeyValuePair<string, double>> data) =>
        Evaluate(data) is bool truth ? truth : throw new FormulaException("получается число, а нужно условие со знаком сравнения");

    private object Evaluate(IEnumerable<KeyValuePair<string, double>> data)
    {
        if (text.Contains('^'))
        {
            throw new FormulaException("знак ^ здесь не степень; напишите Pow(основание, показатель)");
        }

        var expression = new Expression(text, Exact) { CultureInfo = CultureInfo.InvariantCulture };
        expression.EvaluateFunction += Combinatorics;
        expression.Parameters["Pi"] = Math.PI;
        foreach (var (name, value) in data)
        {
            expression.Parameters[name] = value;
        }

        try
        {
            return expression.Evaluate() ?? throw new FormulaException("выражение пусто");
        }
        catch (NCalcParameterNotDefinedException unknown)
        {
            throw new FormulaException($"в `data` нет величины {unknown.ParameterName}");
        }
        catch (NCalcException wrong)
        {
            throw new FormulaException($"выражение «{text}» не вычисляется: {wrong.Message}");
        }
        catch (Exception wrong) when (wrong is OverflowException or InvalidOperationException or DivideByZeroException or FormatException or ArgumentException)
        {
            throw new FormulaException($"выражение «{text}» не вычисляется");
        }
    }

    private static void Combinatorics(string name, FunctionEventArgs call)
    {
        double At(int place) => Convert.ToDouble(call.Parameters.Evaluate(place), CultureInfo.InvariantCulture);
        object? result = name switch
        {
            "Fact" => Falling(At(0), At(0)),
            "C" => Falling(At(0), At(1)) / Falling(At(1), At(1)),
            "Gcd" => Gcd(At(0), At(1)),
            "Lcm" => At(0) * At(1) / Gcd(At(0), At(1)),
            _ => null,
        };
        if (result is not null)
        {
            call.Result = result;
        }
    }

    private static double Falling(double from, double factors)
    {
        var product = 1.0;
        for (var i = 0; i < factors && i < 200; i++)
        {
            product *= from - i;
        }

        return product;
    }

    private static double Gcd(double a, double b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return Math.Abs(a);
    }
}

/// <summary>What an author wrote is not an expression of the kind needed; the message says why in Russian.</summary>
internal sealed class FormulaException(string message) : Exception(message);
