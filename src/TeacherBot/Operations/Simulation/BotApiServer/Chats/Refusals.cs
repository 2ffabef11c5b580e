namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>
/// Whether a bot that was refused by a chat may try again: only on hearing from the person. What was said before the block may
/// reach it after the refusal, so each such update is worth one more try.
/// </summary>
internal sealed class Refusals
{
    private readonly Lock _gate = new();
    private int _underWay;
    private int _tries;
    private bool _refused;

    public bool IsUnheard
    {
        get
        {
            lock (_gate)
            {
                return _underWay > 0;
            }
        }
    }

    public void Said()
    {
        lock (_gate)
        {
            _underWay++;
            _tries++;
        }
    }

    public void Heard()
    {
        lock (_gate)
        {
            _underWay--;
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _refused = false;
        }
    }

    /// <summary>True the first time and as often again as updates may have been heard since.</summary>
    public bool MayTry()
    {
        lock (_gate)
        {
            if (!_refused)
            {
                (_refused, _tries) = (true, _underWay);
                return true;
            }

            return _tries-- > 0;
        }
    }
}
