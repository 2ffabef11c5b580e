namespace TeacherBot.BotApi;
