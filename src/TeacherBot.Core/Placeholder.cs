namespace TeacherBot.Core;
