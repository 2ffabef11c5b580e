namespace TeacherBot.Tests.Properties;

/// <summary>Many made-up cases from one seed, small ones first. A failure names the seed and the smallest case that fails.</summary>
internal static class Cases
{
    private const int Largest = 20;
    private const int Shrinks = 200;

    public static void Run<T>(int seed, int count, Func<Random, int, T> make, Action<T> holds, Func<T, string>? print = null)
    {
        for (var i = 0; i < count; i++)
        {
            var size = 1 + (i * Largest / count);
            if (Fails(seed + i, size, make, holds) is { } failure)
            {
                var smallest = Smaller(seed, size, make, holds) ?? (seed + i, size, failure);
                var value = make(new Random(smallest.Seed), smallest.Size);
                Assert.Fail($"Seed {smallest.Seed}, size {smallest.Size}: {print?.Invoke(value) ?? value?.ToString()}\n{smallest.Failure}");
            }
        }
    }

    private static (int Seed, int Size, string Failure)? Smaller<T>(int seed, int size, Func<Random, int, T> make, Action<T> holds)
    {
        for (var smaller = 1; smaller < size; smaller++)
        {
            for (var other = seed; other < seed + Shrinks; other++)
            {
                if (Fails(other, smaller, make, holds) is { } failure)
                {
                    return (other, smaller, failure);
                }
            }
        }

        return null;
    }

    private static string? Fails<T>(int seed, int size, Func<Random, int, T> make, Action<T> holds)
    {
        try
        {
            holds(make(new Random(seed), size));
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return error.Message;
        }
    }
}

public class CasesTests
{
    [Fact]
    public void A_failure_names_the_seed_and_a_case_no_larger_than_the_first_found()
    {
        var failed = Assert.Throws<Xunit.Sdk.FailException>(() =>
            Cases.Run(7, 100, (random, size) => random.Next(size * 10), n => Assert.True(n < 15)));

        Assert.Contains("size 2: 1", failed.Message, StringComparison.Ordinal);
    }
}
