namespace Nuke.Common.Internal.Reporting;

/// <summary>The first line of a run.</summary>
internal static class Logo
{
    public static void Write(ConsoleOutput console)
    {
        console.WriteLine();
        console.WriteLine("NUKE-compatible build (independent subset of Nuke.Common 10.1)", Colors.Cyan);
    }
}
