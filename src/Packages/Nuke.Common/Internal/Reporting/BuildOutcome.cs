using System.Globalization;

namespace Nuke.Common.Internal.Reporting;

/// <summary>The line that closes a run.</summary>
internal static class BuildOutcome
{
    public static void Write(INukeBuild build, ConsoleOutput console)
    {
        var now = DateTime.Now.ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        console.WriteLine();
        if (build.AbortedTargets.Count > 0)
            console.WriteLine($"Build aborted on {now}.", Colors.Red);
        else if (build.IsFailing)
            console.WriteLine($"Build failed on {now}. (╯°□°）╯︵ ┻━┻", Colors.Red);
        else
            console.WriteLine($"Build succeeded on {now}. ＼（＾ᴗ＾）／", Colors.Green);
    }
}
