using System.Text;
using TeacherBot.Operations.CommandLine;
using TeacherBot.Operations.Verbs;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await new Commands(new Surroundings(Console.In, Console.Out, Console.Error, TimeProvider.System)).RunAsync(args, CancellationToken.None);
