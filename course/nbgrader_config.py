# Settings of nbgrader for this course. Run its commands in the folder in which this file lies.
c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "newskit"
c.Execute.timeout = 600  # seconds a cell: the first one that annotates may take long on a slow server
c.GenerateFeedback.force = True  # made again when a grade has changed
