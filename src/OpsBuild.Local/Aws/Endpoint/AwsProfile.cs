using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>The endpoint's credentials, region and address in the files that every AWS client reads.</summary>
internal static class AwsProfile
{
    public static void Write(EndpointFiles files, Uri endpoint, EndpointSettings settings)
    {
        PrivateFiles.Write(files.Credentials, $"""
            [{LocalEnvironment.Profile}]
            aws_access_key_id = {settings.Keys.AccessKeyId}
            aws_secret_access_key = {settings.Keys.SecretAccessKey.Reveal()}
            aws_session_token = {settings.Keys.SessionToken.Reveal()}

            """);
        PrivateFiles.Write(files.Config, $"""
            [profile {LocalEnvironment.Profile}]
            region = {settings.Account.Region}
            endpoint_url = {endpoint}

            """);
    }
}
