using System.Text;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>A token in the shape of ECR's, good for twelve hours by its own word; there is no registry here that would take it.</summary>
internal sealed class GetAuthorizationToken(LocalRepositories repositories, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);

    public JsonObject Run(JsonObject input) => new()
    {
        ["authorizationData"] = new JsonArray(new JsonObject
        {
            ["authorizationToken"] = Convert.ToBase64String(Encoding.ASCII.GetBytes($"AWS:{RandomText.Plain(40)}")),
            ["expiresAt"] = JsonMember.Time(time.GetUtcNow() + GoodFor),
            ["proxyEndpoint"] = $"https://{repositories.Registry}",
        }),
    };
}
