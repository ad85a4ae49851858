using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Aws.LoadBalancing;

/// <summary>
/// The target groups that there are: those that the environment was told of, which stand in a file, and those that services of this endpoint are
/// behind.
/// </summary>
internal sealed class TargetGroupStore(string file)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TargetGroup> ofServices = new(StringComparer.Ordinal);

    public IReadOnlyList<TargetGroup> All
    {
        get
        {
            lock (gate)
                return [.. Told().Concat(ofServices.Values).DistinctBy(group => group.Arn)];
        }
    }

    /// <summary>Writes a group down; another port replaces the old one.</summary>
    public void Put(TargetGroup group)
    {
        lock (gate)
            PrivateFiles.Write(file, JsonSerializer.Serialize(Told().Where(each => each.Arn != group.Arn).Append(group)));
    }

    /// <summary>Adds the groups that a service is behind.</summary>
    public void AddOf(DeployedService service)
    {
        lock (gate)
        {
            foreach (var balancer in service.Current.LoadBalancers.OfType<JsonObject>())
            {
                if (TargetGroup.TryParse(balancer.Text("targetGroupArn"), (int)(balancer.Integer("containerPort") ?? 0), out var group))
                    ofServices[group.Arn] = group;
            }
        }
    }

    /// <summary>The port on which the group's balancer was opened last; null where there was none.</summary>
    public int? PortOf(string arn)
    {
        lock (gate)
            return Ports().TryGetValue(arn, out var port) ? port : null;
    }

    /// <summary>Writes the port down, so that the address stays the same from one endpoint to the next.</summary>
    public void PutPort(string arn, int port)
    {
        lock (gate)
        {
            var all = Ports();
            all[arn] = port;
            PrivateFiles.Write(PortsFile, JsonSerializer.Serialize(all));
        }
    }

    /// <summary>The ports of all balancers.</summary>
    public IReadOnlyList<int> OpenPorts
    {
        get
        {
            lock (gate)
                return [.. Ports().Values];
        }
    }

    private string PortsFile => Path.ChangeExtension(file, ".ports.json");

    private Dictionary<string, int> Ports() =>
        File.Exists(PortsFile) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(PortsFile)) ?? [] : [];

    private TargetGroup[] Told() => File.Exists(file) ? JsonSerializer.Deserialize<TargetGroup[]>(File.ReadAllText(file)) ?? [] : [];
}
