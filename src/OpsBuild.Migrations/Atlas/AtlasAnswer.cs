namespace OpsBuild.Migrations.Atlas;

/// <summary>How a run of the Atlas program ended, its texts without the password.</summary>
/// <param name="ExitCode">0 when it succeeded or found nothing to do, 1 for an error, 2 for a crash, more when a signal ended it.</param>
/// <param name="Output">Its standard output: what it was asked for.</param>
/// <param name="Errors">Its standard error: why it gave up before it could report.</param>
public sealed record AtlasAnswer(int ExitCode, string Output, string Errors)
{
    private const int LongestExcerpt = 2000;

    // Go ends a panic with 2; shells and .NET give 128 and the signal's number for a process that a signal ended.
    private const int Panic = 2;
    private const int FirstOfSignals = 128;

    /// <summary>It did not end by its own will.</summary>
    public bool IsCrash => ExitCode == Panic || ExitCode > FirstOfSignals;

    /// <summary>What it said about its failure, cut to what a log line takes.</summary>
    public string Complaint
    {
        get
        {
            var said = (Errors.Trim().Length > 0 ? Errors : Output).Trim();
            return said.Length switch
            {
                0 => "It said nothing.",
                <= LongestExcerpt => said,
                _ => $"{said[..LongestExcerpt]} ...",
            };
        }
    }
}
