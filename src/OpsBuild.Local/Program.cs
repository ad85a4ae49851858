using OpsBuild.Local.Aws.Endpoint;

namespace OpsBuild.Local;

internal static class Program
{
    private const string Usage = """
        usage: OpsBuild.Local serve --state FOLDER

        Serves the local AWS endpoint of the environment whose state is in FOLDER. The build starts it; there is no need to do so by hand.
        """;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["serve", "--state", { Length: > 0 } stateFolder])
            return await EndpointProgram.RunAsync(stateFolder);
        await Console.Error.WriteLineAsync(Usage);
        return 2;
    }
}
