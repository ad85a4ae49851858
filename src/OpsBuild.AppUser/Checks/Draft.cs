using Npgsql;

namespace OpsBuild.AppUser.Checks;

/// <summary>A check on its way: what the catalog says, and what to try.</summary>
/// <param name="Area">What it is about.</param>
/// <param name="What">What shall be so.</param>
/// <param name="IsSo">Whether the catalog says so.</param>
/// <param name="Mend">The statement that mends it.</param>
internal sealed record Draft(CheckArea Area, string What, bool IsSo, string Mend)
{
    /// <summary>Why it is not so, where the catalog alone tells.</summary>
    public string Why { get; init; } = "";

    /// <summary>A statement that shows it; null where there is none without side effects. Only tried where the catalog says that it is so.</summary>
    public string? Probe { get; init; }

    /// <summary>Whether the check's own connection shows it.</summary>
    public bool IsShown { get; init; }

    /// <summary>Whether the statement has to be refused for want of a right.</summary>
    public bool IsToBeRefused { get; init; }

    /// <summary>What mends it when only the probe finds it wrong.</summary>
    public string? MendOfProbe { get; init; }

    /// <summary>The check, after its probe where there was one.</summary>
    /// <param name="answer">What the server answered; null where nothing was tried.</param>
    public Check Judge(ProbeAnswer? answer)
    {
        var (passed, probed) = (IsSo, answer) switch
        {
            (false, _) => (false, false),
            (true, null) => (true, IsShown),
            (true, { IsRefused: true }) => (IsToBeRefused, true),
            (true, { Succeeded: true }) => (!IsToBeRefused, true),
            // What else depends on something is looked for only after the right to drop it.
            (true, { SqlState: PostgresErrorCodes.DependentObjectsStillExist }) when IsToBeRefused => (false, true),
            // Another error, as a lock that somebody holds: the catalog's word counts.
            _ => (true, false),
        };
        return new Check(Area, What)
        {
            Passed = passed,
            IsProbed = probed,
            Why = passed ? "" : answer is { Message: { } message } ? message : probed ? "The server let it happen; it was rolled back." : Why,
            Mend = passed ? "" : probed && MendOfProbe is { } mend ? mend : Mend,
        };
    }
}
