namespace Nuke.Common.Execution;

/// <summary>A person's terminal, or whatever else is no known CI system.</summary>
public class Terminal : Host
{
    /// <summary>Always: what is nothing else is a terminal.</summary>
    public static bool IsRunningTerminal => true;
}
