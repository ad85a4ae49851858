using Microsoft.AspNetCore.Http;

namespace AWSSDK.SecretsManager.Tests.Server;

/// <summary>Where a task in the cloud gets temporary credentials: the container's endpoint, and STS for a web identity.</summary>
internal static class TemporaryCredentials
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
            {"AccessKeyId":"{{SecretsManagerServer.AccessKey}}","SecretAccessKey":"{{SecretsManagerServer.SecretKey}}",
             "Token":"{{SessionToken}}","Expiration":"{{Expiration}}"}
            """, context.RequestAborted);
    }

    public static async Task OfWebIdentityAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["Action"] != "AssumeRoleWithWebIdentity" || form["WebIdentityToken"] != WebIdentityToken)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync($"""
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>
              <Credentials><AccessKeyId>{SecretsManagerServer.AccessKey}</AccessKeyId><SecretAccessKey>{SecretsManagerServer.SecretKey}</SecretAccessKey>
                <SessionToken>{SessionToken}</SessionToken><Expiration>{Expiration}</Expiration></Credentials>
              <AssumedRoleUser><Arn>{form["RoleArn"]}</Arn><AssumedRoleId>AROA:batch</AssumedRoleId></AssumedRoleUser>
            </AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """, context.RequestAborted);
    }
}
