namespace OpsBuild.Images.BuildKit;

/// <summary>What a step's program printed.</summary>
/// <param name="Step">The step's digest.</param>
/// <param name="Text">One line or several, or a part of one.</param>
internal sealed record StepOutput(string Step, string Text)
{
    public static StepOutput Parse(ReadOnlySpan<byte> message)
    {
        var (step, text) = ("", "");
        for (var reader = new WireReader(message); reader.Next();)
        {
            if (reader.Field == 1)
                step = reader.Text;
            else if (reader.Field == 4)
                text = reader.Text;
        }

        return new StepOutput(step, text);
    }
}
