namespace Nuke.Common.Internal.Reporting;

/// <summary>The heading that opens a target's output on a terminal.</summary>
internal static class TargetHeading
{
    public static IDisposable Write(BuildSession session, string name)
    {
        if (!session.Disabled.Contains(DefaultOutput.TargetHeader))
        {
            session.Console.WriteLine();
            session.Console.WriteLine("╬" + new string('═', Math.Max(15, name.Length + 4)), Colors.Cyan);
            session.Console.WriteLine("║ " + name, Colors.Cyan);
            session.Console.WriteLine("╬" + new string('═', Math.Max(8, name.Length / 2)), Colors.Cyan);
            session.Console.WriteLine();
        }

        return new End();
    }

    private sealed class End : IDisposable
    {
        public void Dispose()
        {
            // On a terminal the next heading ends a block.
        }
    }
}
