using Npgsql;
using Nuke.Common;
using OpsBuild.AppUser.Policies;
using OpsBuild.Definitions;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Templates;
using OpsBuild.Ecs.Templates.Aws;
using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Images;
using OpsBuild.Images.Registry;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Runtime.Docker;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Lint;
using OpsBuild.Pipeline;
using OpsBuild.Pipeline.Aws;
using OpsBuild.Pipeline.Schemas;
using OpsBuild.Pipeline.Services;
using OpsBuild.Schema.Comparison;

namespace OpsBuild.Build.Reports;

/// <summary>Lets a target fail with what a library said, when that already tells what, why and what to do: a stack trace would bury it.</summary>
internal static class Told
{
    public static async Task AsFailureAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (TellsWhatToDo(failure))
        {
            Assert.Fail(failure.Message, failure);
        }
    }

    public static void AsFailure(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (TellsWhatToDo(failure))
        {
            Assert.Fail(failure.Message, failure);
        }
    }

    /// <summary>Whether the message is all that a reader needs.</summary>
    public static bool TellsWhatToDo(Exception failure) => failure
        is DetectionException or MigrationDirectoryException or LintConfigurationException or PostgresProgramsNotFoundException or PostgresServerException or PostgresException
            or MissingValuesException or TemplateException or TerraformStateException or RefusedDefinitionException or TaskRequestException
            or EcspressoUnavailableException or AwsLookupException or DockerRuntimeException or ImageBuildException or ImagePushException or AwsEnvironmentException
            or DatabaseNotReadException or DifferentMajorsException or SchemaNotMadeException or PolicyFileException or RefusedServiceException;
}
