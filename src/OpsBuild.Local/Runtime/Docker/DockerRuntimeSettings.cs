using OpsBuild.Local.Aws.Endpoint;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>What the Docker runtime of an environment works with.</summary>
/// <remarks><c>Engine</c>: its address. <c>Ports</c>: of this machine, which tasks find on their loopback address, beside the endpoint's.</remarks>
internal sealed record DockerRuntimeSettings(string Engine, EndpointFiles Files, IReadOnlyList<int> Ports)
{
    /// <exception cref="InvalidOperationException">The settings name no engine.</exception>
    public static DockerRuntimeSettings Of(EndpointSettings settings, EndpointFiles files) => new(
        settings.Engine ?? throw new InvalidOperationException("The settings ask for the Docker runtime and name no engine."), files, settings.ForwardedPorts);
}
