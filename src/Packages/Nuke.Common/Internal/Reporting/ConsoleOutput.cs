namespace Nuke.Common.Internal.Reporting;

/// <summary>What a build prints besides its log: headings, tables, help. Masked, and coloured where that is possible.</summary>
internal sealed class ConsoleOutput(TextWriter writer, SecretMask mask, Func<bool> supportsColors)
{
    private readonly Lazy<bool> colors = new(supportsColors);
    private readonly Lock gate = new();

    public void WriteLine(string text = "", string color = null)
    {
        text = mask.Apply(text);
        lock (gate)
            writer.WriteLine(color is not null && colors.Value ? color + text + Colors.Reset : text);
    }

    public void Flush()
    {
        lock (gate)
            writer.Flush();
    }
}
