using TeacherBot.Operations;

return await DemoVerb.RunAsync("content", args.Contains("--script"), CancellationToken.None);
