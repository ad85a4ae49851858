namespace Nuke.Common.Internal.Reporting;

/// <summary>What is wrong with how the build was called or set up; on stderr, since nothing ran.</summary>
internal static class UsageErrors
{
    public static void Write(IReadOnlyList<string> problems, BuildSession session)
    {
        session.Console.Flush();
        Console.Error.WriteLine(problems.Count == 1 ? "The build did not start:" : $"The build did not start, for {problems.Count} reasons:");
        foreach (var problem in problems)
            Console.Error.WriteLine("  " + session.Mask.Apply(problem));
    }
}
