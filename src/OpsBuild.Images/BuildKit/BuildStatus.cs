namespace OpsBuild.Images.BuildKit;

/// <summary>What BuildKit tells at one moment of a build: its message <c>moby.buildkit.v1.StatusResponse</c>, as far as it is used.</summary>
/// <param name="Steps">The steps whose state changed.</param>
/// <param name="Output">What programs printed.</param>
internal sealed record BuildStatus(IReadOnlyList<BuildStep> Steps, IReadOnlyList<StepOutput> Output)
{
    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    public static BuildStatus Parse(ReadOnlySpan<byte> message)
    {
        var steps = new List<BuildStep>();
        var output = new List<StepOutput>();
        for (var reader = new WireReader(message); reader.Next();)
        {
            if (reader.Field == 1)
                steps.Add(BuildStep.Parse(reader.Bytes));
            else if (reader.Field == 3)
                output.Add(StepOutput.Parse(reader.Bytes));
        }

        return new BuildStatus(steps, output);
    }
}
