namespace OpsBuild.App;

/// <summary>How much a list gives at once.</summary>
internal static class Page
{
    private const int Usual = 50;
    private const int Most = 200;

    /// <summary>As many as asked for, from 1 to 200; 50 where nothing is asked.</summary>
    public static int Size(int? limit) => Math.Clamp(limit ?? Usual, 1, Most);
}
