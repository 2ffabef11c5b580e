namespace TeacherBot.Store;
