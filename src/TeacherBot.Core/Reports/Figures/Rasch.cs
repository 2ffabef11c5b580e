namespace TeacherBot.Core.Reports;

/// <summary>The model of Rasch: ability and difficulty on one scale of logits.</summary>
public static class Rasch
{
    public static double Probability(double ability, double difficulty) => 1 / (1 + Math.Exp(difficulty - ability));

    /// <summary>Ability at which a share of items of such difficulties is right on average: their mean and the logit of the cut.</summary>
    /// <param name="cut">Between 0 and 1; two thirds is mastery.</param>
    public static double Cut(IReadOnlyCollection<double> difficulties, double cut) => difficulties.Average() + Math.Log(cut / (1 - cut));
}
