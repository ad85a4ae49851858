using System.Text;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.Registry;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>A token for the registry beside this service, good for twelve hours or until the endpoint ends.</summary>
internal sealed class GetAuthorizationToken(PushedImages pushed, RegistryTokens tokens)
{
    public JsonObject Run(JsonObject input)
    {
        var (password, end) = tokens.Issue();
        return new JsonObject
        {
            ["authorizationData"] = new JsonArray(new JsonObject
            {
                ["authorizationToken"] = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{RegistryTokens.User}:{password}")),
                ["expiresAt"] = JsonMember.Time(end),
                ["proxyEndpoint"] = $"http://{pushed.Registry}",
            }),
        };
    }
}
