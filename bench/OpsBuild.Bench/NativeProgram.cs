namespace OpsBuild.Bench;

/// <summary>A project's program as native code, which is how the batch is shipped.</summary>
internal static class NativeProgram
{
    /// <param name="project">The project's folder, from the repository's root.</param>
    /// <param name="program">The program's name.</param>
    /// <param name="cancellationToken">Ends the compiling.</param>
    public static async Task<Command> PublishAsync(string project, string program, CancellationToken cancellationToken)
    {
        var output = Path.Combine(WorkTree.Root, "artifacts", "native", program);
        var platform = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        await new Command(
            "dotnet", "publish", Path.Combine(WorkTree.Root, project), "-c", "Release", "-r", platform, "-p:PublishAot=true", "-o", output, "-nologo", "-nodeReuse:false")
            .RunAsync(cancellationToken);
        return new Command(Path.Combine(output, program));
    }
}
