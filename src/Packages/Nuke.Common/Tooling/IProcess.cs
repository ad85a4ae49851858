namespace Nuke.Common.Tooling;

/// <summary>A process that the build started.</summary>
public interface IProcess : IDisposable
{
    /// <summary>The program.</summary>
    string FileName { get; }

    /// <summary>Its command line, without what is secret.</summary>
    string Arguments { get; }

    /// <summary>Where it runs.</summary>
    string WorkingDirectory { get; }

    /// <summary>What it has written so far.</summary>
    IReadOnlyCollection<Output> Output { get; }

    /// <summary>Its exit code.</summary>
    int ExitCode { get; }

    /// <summary>Whether it has ended.</summary>
    bool HasExited { get; }

    /// <summary>Its id.</summary>
    int Id { get; }

    /// <summary>Kills it with all that it started.</summary>
    void Kill();

    /// <summary>Waits for its end; false when its time was up and it was killed.</summary>
    bool WaitForExit();
}
