using System.Linq.Expressions;
using Nuke.Common.Internal.CommandLine;
using Nuke.Common.Internal.Reporting;
using Nuke.Common.Internal.Parameters;
using Nuke.Common.Internal.Planning;
using Nuke.Common.Internal.Schema;
using Serilog;

namespace Nuke.Common.Internal.Running;

/// <summary>One call of a build program from its arguments to its exit code.</summary>
internal static class BuildProgram
{
    public static int Run<T>(Expression<Func<T, Target>>[] defaults, IReadOnlyList<string> arguments)
        where T : NukeBuild, new()
    {
        var session = BuildSession.Current = new BuildSession(arguments) { NukeBuildType = typeof(T) };
        session.Mask.Armed += () =>
        {
            Console.SetOut(new MaskingWriter(Console.Out, session.Mask));
            Console.SetError(new MaskingWriter(Console.Error, session.Mask));
        };

        try
        {
            return Run(session, defaults);
        }
        catch (UsageException error)
        {
            UsageErrors.Write(error.Problems, session);
            return ExitCodes.WrongUsage;
        }
        catch (Exception error)
        {
            // The build's own code threw before the first target: a constructor, a definition.
            Log.Error(Failures.Unwrap(error), "The build could not be set up");
            return ExitCodes.TargetFailed;
        }
        finally
        {
            Log.CloseAndFlush();
        }
    }

    private static int Run<T>(BuildSession session, Expression<Func<T, Target>>[] defaults)
        where T : NukeBuild, new()
    {
        var parameters = new ParameterCatalog(typeof(T));
        var problems = new List<string>();
        if (!session.BuiltIns.Help)
            problems.AddRange(session.BuiltIns.Problems.Concat(UnknownSwitches.In(session.Arguments, parameters)));

        session.Parameters = Values(session, parameters, problems);
        using var files = Logging.Open(session);

        var build = new T();
        var targets = new TargetCatalog(build);
        foreach (var expression in defaults)
            Invocation.Default(expression, build, targets).IsDefault = true;

        var named = Invocation.Resolve(session.BuiltIns.Targets, targets, problems);
        var invoked = named.Count > 0 ? named : [.. defaults.Select(expression => Invocation.Default(expression, build, targets)).Distinct()];
        if (session.BuiltIns.Help || (invoked.Count == 0 && problems.Count == 0 && !session.BuiltIns.ShellCompletion))
        {
            HelpText.Write(build, targets, parameters, session.Console);
            return ExitCodes.Success;
        }

        var skipped = Invocation.Resolve(session.BuiltIns.Skip ?? [], targets, problems);
        Injection.InjectParameters(build, session.Parameters, problems);
        if (problems.Count > 0)
            throw new UsageException(problems);

        if (session.BuiltIns.ShellCompletion)
        {
            SchemaFile.Update(build, session, targets);
            return ExitCodes.Success;
        }

        var run = new BuildRun(build, session, targets, new BuildHooks(build));
        return run.Execute(invoked, isNamed: named.Count > 0, skipped);
    }

    private static ParameterValues Values(BuildSession session, ParameterCatalog catalog, List<string> problems)
    {
        var workingDirectory = Directory.GetCurrentDirectory();

        // The help has to work anywhere.
        var files = session.BuiltIns.Help ? [] : ParameterFile.Read(session.RootDirectory, session.BuiltIns.Profiles, problems);
        return new ParameterValues(
            catalog,
            session.Arguments,
            new EnvironmentValues(Environment.GetEnvironmentVariables(), workingDirectory),
            files,
            workingDirectory,
            session.Mask);
    }
}
