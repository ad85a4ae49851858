using AWSSDK.SecretsManager.Tests;
using Xunit.Runner.InProc.SystemConsole;

// The SDK keeps what it read of the environment and of the profile files for the whole process, so a test of them needs a process of its own.
return args is [ChildProcess.Command, var secretId] ? await ChildProcess.ReadSecretAsync(secretId) : await ConsoleRunner.Run(args);
