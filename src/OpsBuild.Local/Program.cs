namespace OpsBuild.Local;

internal static class Program
{
    private static int Main() => 2;
}
