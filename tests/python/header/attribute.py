from x import settings
revision = settings.REV
