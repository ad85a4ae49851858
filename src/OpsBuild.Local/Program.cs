using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Forwarding;

namespace OpsBuild.Local;

internal static class Program
{
    private const string Usage = """
        usage: OpsBuild.Local serve --state FOLDER
               OpsBuild.Local forward FOLDER PORT...

        serve    the local AWS endpoint of the environment whose state is in FOLDER
        forward  listens on loopback PORTs inside of a task's network and leads each to the socket PORT.sock in FOLDER

        The build starts the first, and the first the second; there is no need to do so by hand.
        """;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["serve", "--state", { Length: > 0 } stateFolder])
            return await EndpointProgram.RunAsync(stateFolder);
        if (arguments is ["forward", { Length: > 0 } sockets, _, ..])
            return await ForwardProgram.RunAsync(sockets, arguments[2..]);
        await Console.Error.WriteLineAsync(Usage);
        return 2;
    }
}
