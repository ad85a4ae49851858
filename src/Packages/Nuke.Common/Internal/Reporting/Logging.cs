namespace Nuke.Common.Internal.Reporting;

/// <summary>Connects Serilog's static logger to the console, the summary and, on a local run, the log files.</summary>
internal static class Logging
{
    /// <summary>Disposing closes the log files.</summary>
    public static IDisposable Open(BuildSession session)
    {
        session.Log.SendTo(new ConsoleLog(session).Write);
        session.Log.SendTo(session.Problems.Collect);
        session.Log.Open();
        if (session.BuiltIns.Help || session.Host is CI.IBuildServer)
            return null;

        var files = new LogFiles(session.RootDirectory, session.Mask, session.Console, DateTime.Now);
        session.Log.SendTo(files.Write);
        return files;
    }
}
