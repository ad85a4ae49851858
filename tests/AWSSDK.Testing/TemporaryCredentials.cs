using Microsoft.AspNetCore.Http;

namespace AWSSDK.Testing;

/// <summary>Where a task in the cloud gets temporary credentials: the container's endpoint, and STS.</summary>
public static class TemporaryCredentials
{
    public const string ContainerToken = "Bearer for-the-container";
    public const string WebIdentityToken = "a-signed-web-identity";
    public const string SessionToken = "temporary-session";

    private static string Expiration => DateTime.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public static async Task OfContainerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != ContainerToken)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await context.Response.WriteAsync($$"""
            {"AccessKeyId":"{{AwsServer.AccessKey}}","SecretAccessKey":"{{AwsServer.SecretKey}}",
             "Token":"{{SessionToken}}","Expiration":"{{Expiration}}"}
            """, context.RequestAborted);
    }

    /// <summary>AssumeRoleWithWebIdentity for who shows the token, AssumeRole for who signs.</summary>
    public static async Task OfRoleAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var action = form["Action"].ToString();
        var isKnown = action switch
        {
            "AssumeRoleWithWebIdentity" => form["WebIdentityToken"] == WebIdentityToken,
            "AssumeRole" => context.Request.Headers.Authorization.ToString().Contains($"Credential={AwsServer.AccessKey}/", StringComparison.Ordinal),
            _ => false,
        };
        if (!isKnown)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync($"""
            <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>
              <Credentials><AccessKeyId>{AwsServer.AccessKey}</AccessKeyId><SecretAccessKey>{AwsServer.SecretKey}</SecretAccessKey>
                <SessionToken>{SessionToken}</SessionToken><Expiration>{Expiration}</Expiration></Credentials>
              <AssumedRoleUser><Arn>{form["RoleArn"]}</Arn><AssumedRoleId>AROA:batch</AssumedRoleId></AssumedRoleUser>
            </{action}Result></{action}Response>
            """, context.RequestAborted);
    }
}
